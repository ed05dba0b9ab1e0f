/*
 * Makes each fdatasync and fsync of a process wait before the real one, so that a log can be measured on a disk that syncs as
 * often as one likes, and no oftener than it does:
 *
 *   cc -O2 -shared -fPIC -o slow-sync.so slow-sync.c -ldl
 *   SYNC_MICROS=270 LD_PRELOAD=./slow-sync.so java ...
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int after_a_while(const char *name, int file)
{
    const char *micros = getenv("SYNC_MICROS");
    long nanos = (micros == NULL ? 0 : strtol(micros, NULL, 10)) * 1000;
    struct timespec wait = {nanos / 1000000000, nanos % 1000000000};
    nanosleep(&wait, NULL);
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    return real(file);
}

int fdatasync(int file)
{
    return after_a_while("fdatasync", file);
}

int fsync(int file)
{
    return after_a_while("fsync", file);
}
