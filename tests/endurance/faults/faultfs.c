/* Stands between a program and the disk (LD_PRELOAD), for one folder: $FAULTS_DIR.

   It writes down in $FAULTS_LOG whatever is done to files there, with the data, and what the
   program says was shown to a person; and it lets an operation fail, or the process die, where
   faults_arm() said so. Build: gcc -shared -fPIC -O2 -o faultfs.so faultfs.c -ldl

   A record is 32 bytes - what was done (1 byte, at 0), lengths of two names (int32, at 2 and 6),
   place and length in the file (int64, at 10 and 18) - then the names and the data:
     C made   W written   T cut   S synced   U removed   R renamed, L linked (two names)
     A told (the data) */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define LONGEST 4096
#define REAL(type, name, ...)                                                                      \
    static type (*real_##name)(__VA_ARGS__) = 0;                                                   \
    if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name);

static const char *folder;
static int log_handle = -1, is_ready;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

/* What is to fail: operations of a kind ("any": each), from the first-th to the last-th of them. */
static char kind[16];
static long first, last, seen;
static int error_number, is_short, is_kill;

void faults_arm(const char *what, long from, long to, int number, int half, int kills) {
    snprintf(kind, sizeof kind, "%s", what);
    first = from, last = to, seen = 0, error_number = number, is_short = half, is_kill = kills;
}

void faults_disarm(void) { kind[0] = 0; }

int faults_came(void) { return seen >= first; }

static void get_ready(void) {
    if (is_ready) return;
    is_ready = 1;
    folder = getenv("FAULTS_DIR");
    const char *path = getenv("FAULTS_LOG");
    if (path) {
        REAL(int, open, const char *, int, ...)
        log_handle = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    }
}

static int is_watched_path(const char *path, char *out) {
    get_ready();
    if (!folder || !path) return 0;
    char here[3000];
    if (path[0] == '/') snprintf(out, LONGEST, "%s", path);
    else if (getcwd(here, sizeof here)) snprintf(out, LONGEST, "%s/%s", here, path);
    else return 0;
    return !strncmp(out, folder, strlen(folder));
}

static int is_watched(int handle, char *out) {
    get_ready();
    if (!folder || handle < 0 || handle == log_handle) return 0;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, out, LONGEST - 1);
    if (length <= 0) return 0;
    out[length] = 0;
    return !strncmp(out, folder, strlen(folder));
}

static void note(char what, const char *path, int64_t at, const void *data, int64_t length,
                 const char *other) {
    if (log_handle < 0) return;
    int path_length = strlen(path), other_length = other ? strlen(other) : 0;
    char head[32] = {what};
    memcpy(head + 2, &path_length, 4), memcpy(head + 6, &other_length, 4);
    memcpy(head + 10, &at, 8), memcpy(head + 18, &length, 8);
    struct iovec parts[4] = {{head, 32},
                             {(void *)path, path_length},
                             {(void *)other, other_length},
                             {(void *)data, data ? length : 0}};
    if (writev(log_handle, parts, 4) < 0) abort();
}

void faults_told(const char *words) {
    get_ready();
    note('A', "", 0, words, strlen(words), 0);
}

static int fails(const char *what) {
    if (!kind[0] || (strcmp(kind, "any") && strcmp(kind, what))) return 0;
    seen++;
    int now = seen >= first && seen <= last;
    if (now && is_kill) kill(getpid(), SIGKILL);
    return now;
}

#define REFUSE(what)                                                                               \
    if (fails(what)) {                                                                             \
        errno = error_number;                                                                      \
        return -1;                                                                                 \
    }

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...) {                                                   \
        char full[LONGEST];                                                                        \
        mode_t mode = 0;                                                                           \
        if (flags & (O_CREAT | O_TMPFILE)) {                                                       \
            va_list rest;                                                                          \
            va_start(rest, flags);                                                                 \
            mode = va_arg(rest, mode_t);                                                           \
            va_end(rest);                                                                          \
        }                                                                                          \
        REAL(int, name, const char *, int, ...)                                                    \
        int watched = is_watched_path(path, full);                                                 \
        struct stat there;                                                                         \
        int is_new = watched && (flags & O_CREAT) && lstat(full, &there);                          \
        if (watched && (flags & (O_CREAT | O_WRONLY | O_RDWR))) REFUSE("open")                     \
        int handle = real_##name(path, flags, mode);                                               \
        if (watched && handle >= 0) {                                                              \
            if (is_new) note('C', full, 0, 0, 0, 0);                                               \
            if (flags & O_TRUNC) note('T', full, 0, 0, 0, 0);                                      \
        }                                                                                          \
        return handle;                                                                             \
    }
OPEN(open)
OPEN(open64)

#define PWRITE(name, place)                                                                        \
    ssize_t name(int handle, const void *data, size_t length, place at) {                          \
        char full[LONGEST];                                                                        \
        REAL(ssize_t, name, int, const void *, size_t, place)                                      \
        if (!is_watched(handle, full)) return real_##name(handle, data, length, at);               \
        if (fails("write")) {                                                                      \
            if (is_short && length > 1) {                                                          \
                real_##name(handle, data, length / 2, at);                                         \
                note('W', full, at, data, length / 2, 0);                                          \
            }                                                                                      \
            errno = error_number;                                                                  \
            return -1;                                                                             \
        }                                                                                          \
        pthread_mutex_lock(&one_at_a_time);                                                        \
        ssize_t written = real_##name(handle, data, length, at);                                   \
        if (written > 0) note('W', full, at, data, written, 0);                                    \
        pthread_mutex_unlock(&one_at_a_time);                                                      \
        return written;                                                                            \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int handle, const void *data, size_t length) {
    char full[LONGEST];
    REAL(ssize_t, write, int, const void *, size_t)
    if (!is_watched(handle, full)) return real_write(handle, data, length);
    REFUSE("write")
    off_t at = lseek(handle, 0, fcntl(handle, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    ssize_t written = real_write(handle, data, length);
    if (written > 0) note('W', full, at, data, written, 0);
    return written;
}

#define TRUNCATE(name, place)                                                                      \
    int name(int handle, place length) {                                                           \
        char full[LONGEST];                                                                        \
        REAL(int, name, int, place)                                                                \
        int watched = is_watched(handle, full);                                                    \
        if (watched) REFUSE("ftruncate")                                                           \
        int answer = real_##name(handle, length);                                                  \
        if (watched && !answer) note('T', full, length, 0, 0, 0);                                  \
        return answer;                                                                             \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                                                                 \
    int name(int handle) {                                                                         \
        char full[LONGEST];                                                                        \
        REAL(int, name, int)                                                                       \
        int watched = is_watched(handle, full);                                                    \
        if (watched) REFUSE("fsync")                                                               \
        int answer = real_##name(handle);                                                          \
        if (watched && !answer) note('S', full, 0, 0, 0, 0);                                       \
        return answer;                                                                             \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    char full[LONGEST];
    REAL(int, unlink, const char *)
    int watched = is_watched_path(path, full);
    if (watched) REFUSE("unlink")
    int answer = real_unlink(path);
    if (watched && !answer) note('U', full, 0, 0, 0, 0);
    return answer;
}

int rename(const char *path, const char *name) {
    char full[LONGEST], other[LONGEST];
    REAL(int, rename, const char *, const char *)
    int watched = is_watched_path(path, full) & is_watched_path(name, other);
    if (watched) REFUSE("rename")
    int answer = real_rename(path, name);
    if (watched && !answer) note('R', full, 0, 0, 0, other);
    return answer;
}

static int linked(const char *path, const char *name, int answer) {
    char full[LONGEST], other[LONGEST];
    if (!answer && is_watched_path(path, full) & is_watched_path(name, other))
        note('L', full, 0, 0, 0, other);
    return answer;
}

int link(const char *path, const char *name) {
    char full[LONGEST];
    REAL(int, link, const char *, const char *)
    if (is_watched_path(path, full)) REFUSE("link")
    return linked(path, name, real_link(path, name));
}

int linkat(int from, const char *path, int to, const char *name, int flags) {
    char full[LONGEST];
    REAL(int, linkat, int, const char *, int, const char *, int)
    if (is_watched_path(path, full)) REFUSE("link")
    return linked(path, name, real_linkat(from, path, to, name, flags));
}
