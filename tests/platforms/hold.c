/* Another program that has a file open: `hold.exe FILE` lets others read it but not replace it, says so, and keeps it
   until its standard input ends. */
#include <windows.h>
#include <stdio.h>

int wmain(int count, wchar_t **arguments) {
    if (count != 2)
        return 2;
    HANDLE file = CreateFileW(arguments[1], GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return 1;
    puts("held");
    fflush(stdout);
    while (getchar() != EOF)
        ;
    CloseHandle(file);
    return 0;
}
