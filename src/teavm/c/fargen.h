/* The system calls of the native program, see Posix.java. */
#pragma once
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of fargen.c. */
void fargen_begun(void);
void fargen_java(const char *what);
void fargen_heap_is_full(void);

/* The heap that nothing has been put into, all of it zero. */
extern char *fargen_heap, *fargen_heap_end;
void fargen_heap_begins(int size);

static inline void *fargen_alloc(int size) {
  if (size > fargen_heap_end - fargen_heap) fargen_heap_begins(size);
  char *object = fargen_heap;
  fargen_heap += size;
  return object;
}

static inline int fargen_errno(void) { return errno; }

static inline int fargen_columns(void) {
  struct winsize size;
  return ioctl(2, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* The size of a regular file. */
static inline long long fargen_size(const char *path) {
  struct stat state;
  return stat(path, &state) == 0 && S_ISREG(state.st_mode) ? state.st_size : 0;
}

/* 0: nothing, or nothing that may be looked at; 1: a regular file; 2: a folder; 3: anything else. */
static inline int fargen_kind(const char *path) {
  struct stat state;
  if (stat(path, &state) != 0) return 0;
  return S_ISREG(state.st_mode) ? 1 : S_ISDIR(state.st_mode) ? 2 : 3;
}

static inline int fargen_is_link(const char *path) {
  struct stat state;
  return lstat(path, &state) == 0 && S_ISLNK(state.st_mode);
}

/* Where a path leads; NULL where it leads nowhere. */
static inline const char *fargen_real_path(const char *path) {
  static char real[PATH_MAX];
  return realpath(path, real);
}

static inline int fargen_open(const char *path) { return open(path, O_RDONLY | O_CLOEXEC); }

static inline int fargen_create(const char *path) {
  fargen_begun();
  return open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

static inline int fargen_mkdir(const char *path) { return mkdir(path, 0777); }

static inline int fargen_read(int descriptor, void *bytes, int length) {
  ssize_t count;
  if (descriptor == 0) fargen_begun();
  do {
    count = read(descriptor, bytes, length);
  } while (count < 0 && errno == EINTR);
  return (int) count;
}

/* Writes all of it; -1 where that fails. */
static inline int fargen_write(int descriptor, const char *bytes, int length) {
  fargen_begun();
  while (length > 0) {
    ssize_t count = write(descriptor, bytes, length);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return -1;
    bytes += count;
    length -= count;
  }
  return 0;
}
