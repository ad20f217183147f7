/* Wine 8 has no bcryptprimitives.dll, from which Rust's standard library takes random bytes. This stands in for it
   under Wine; Windows has its own, and this is never shipped. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) {
    const SIZE_T most_at_once = 1 << 20;
    while (count > 0) {
        ULONG now = (ULONG)(count < most_at_once ? count : most_at_once);
        if (!RtlGenRandom(bytes, now))
            return FALSE;
        bytes += now;
        count -= now;
    }
    return TRUE;
}
