//! A value recomputed only when its key changes.

#[derive(Debug)]
pub(super) struct Cached<K, V>(Option<(K, V)>);

impl<K, V> Default for Cached<K, V> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq, V> Cached<K, V> {
    /// The value for `key`, recomputed on a new key.
    pub(super) fn get(&mut self, key: K, make: impl FnOnce() -> V) -> &V {
        if self.0.as_ref().is_some_and(|(known, _)| *known != key) {
            self.0 = None;
        }
        &self.0.get_or_insert_with(|| (key, make())).1
    }

    pub(super) fn known(&self) -> Option<&V> {
        self.0.as_ref().map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_for_each_key() {
        let mut cached = Cached::default();
        let mut made = 0;
        for key in [1, 1, 2, 2, 1] {
            assert_eq!(
                *cached.get(key, || {
                    made += 1;
                    key * 10
                }),
                key * 10
            );
        }
        assert_eq!(made, 3);
    }
}
