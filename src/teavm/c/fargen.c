/*
 * The native program: what TeaVM makes of the compiler and of its commands, and how a process of it
 * begins and ends. What it leaves to Java it starts with the same words, in its own place.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <uchar.h>
#include "fargen.h"

/* Of main.c, the entry point of the Java. */
int fargen_main(int argc, char **argv);

/*
 * Words and names of files are UTF-8 in every locale, as in a spec. TeaVM asks the C library for one
 * char after the other: of a character that takes two of them, three bytes stand for the first.
 */
size_t fargen_from_utf8(char16_t *out, const char *in, size_t count, mbstate_t *state) {
  const unsigned char *byte = (const unsigned char *) in;
  static unsigned second;
  (void) state;
  if (second != 0) {
    if (out != NULL) *out = (char16_t) second;
    second = 0;
    return 1;
  }
  size_t length = *byte < 0x80 ? 1 : *byte < 0xc2 ? 0 : *byte < 0xe0 ? 2 : *byte < 0xf0 ? 3 : *byte < 0xf5 ? 4 : 0;
  if (length == 0 || length > count) return (size_t) -1;
  unsigned code = length == 1 ? *byte : *byte & (0x7f >> length);
  for (size_t i = 1; i < length; i++) {
    if ((byte[i] & 0xc0) != 0x80) return (size_t) -1;
    code = code << 6 | (byte[i] & 0x3f);
  }
  if (length == 4) {
    second = 0xdc00 + (code & 0x3ff);
    code = 0xd7c0 + (code >> 10);
  }
  if (out != NULL) *out = (char16_t) code;
  return length == 4 ? 3 : length;
}

size_t fargen_to_utf8(char *out, char16_t unit, mbstate_t *state) {
  static unsigned first;
  unsigned code = unit;
  (void) state;
  if (unit >= 0xd800 && unit < 0xdc00) {
    first = unit;
    return 0;
  }
  if (unit >= 0xdc00 && unit < 0xe000 && first != 0) code = ((first - 0xd7c0) << 10) + (unit - 0xdc00);
  first = 0;
  int length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (int i = length - 1; i > 0; i--, code >>= 6) out[i] = (char) (0x80 | (code & 0x3f));
  out[0] = (char) (length == 1 ? code : (0xf00 >> length & 0xff) | code);
  return length;
}

/* Recursion goes as deep as a spec is nested; 128 MB is what Linux keeps free below a stack. */
#define STACK (120L << 20)

/* Of memory.c. */
extern void *teavm_gc_heapAddress;
extern long long teavm_gc_availableBytes;

#define LARGE_PAGE (2L << 20)

static char **words;
static struct rlimit stack;
static int has_begun;

void fargen_begun(void) { has_begun = 1; }

static void say(const char *text) {
  if (write(2, text, strlen(text)) < 0) _exit(2);
}

/* Whether the launcher lies in the folder, beside its jar. */
static int launcher_in(const char *folder, const char *self, char *launcher) {
  char jar[PATH_MAX + 16];
  snprintf(jar, sizeof jar, "%s/fargen.jar", folder);
  snprintf(launcher, PATH_MAX + 16, "%s/fargen", folder);
  return access(jar, R_OK) == 0 && access(launcher, X_OK) == 0 && strcmp(launcher, self) != 0;
}

/* Runs the same words in Java; returns only where there is none. */
void fargen_java(const char *what) {
  char self[PATH_MAX + 1] = "";
  char folder[PATH_MAX + 1];
  char launcher[PATH_MAX + 16];
  ssize_t length = readlink("/proc/self/exe", self, PATH_MAX);
  self[length < 0 ? 0 : length] = 0;
  strcpy(folder, self);
  for (int above = 0; above < 2; above++) {
    char *end = strrchr(folder, '/');
    if (end == NULL) break;
    *end = 0;
    if (launcher_in(folder, self, launcher)) {
      setrlimit(RLIMIT_STACK, &stack);
      signal(SIGPIPE, SIG_DFL);
      words[0] = launcher;
      execv(launcher, words);
    }
  }
  say("fargen: ");
  say(what);
  say(" requires the Java part of fargen: `fargen` and `fargen.jar` of its release, in the folder of\n"
      "this program or in the one above\n");
  _exit(2);
}

/* The heap is as large as it ever gets: TeaVM's collector can crash, and never runs. */
void fargen_heap_is_full(void) {
  if (!has_begun) fargen_java("a spec as large as this");
  say("fargen: out of memory; run the Java part of fargen for specs as large as these\n");
  _exit(2);
}

char *fargen_heap, *fargen_heap_end;

/*
 * In pages of 2 MB, where Linux has them, and from the beginning of one: each new one takes time. An
 * ordinary spec takes 6 to 8 MB, and of the fourth of them only what it needs.
 */
void fargen_heap_begins(int size) {
  if (fargen_heap != NULL) fargen_heap_is_full();
  fargen_heap_end = (char *) teavm_gc_heapAddress + teavm_gc_availableBytes;
  fargen_heap = (char *) (((uintptr_t) teavm_gc_heapAddress + LARGE_PAGE - 1) & -LARGE_PAGE);
  madvise(fargen_heap, 3 * LARGE_PAGE, MADV_HUGEPAGE);
  madvise(fargen_heap + 4 * LARGE_PAGE, fargen_heap_end - fargen_heap - 4 * LARGE_PAGE, MADV_HUGEPAGE);
  if (size > fargen_heap_end - fargen_heap) fargen_heap_is_full();
}

static void on_end(int signal) { _exit(128 + signal); }

static void on_fault(int signal) {
  (void) signal;
  say("fargen: internal error: a bug in fargen, not in your spec\n"
      "Please report it with the spec and the output of `FARGEN_DEBUG=1 fargen ...`.\n");
  _exit(2);
}

/* As the JVM: the process ends by itself, unless the signal is ignored, as under nohup. */
static void end_on(int number) {
  struct sigaction before;
  if (sigaction(number, NULL, &before) == 0 && before.sa_handler != SIG_IGN) signal(number, on_end);
}

int main(int argc, char **argv) {
  words = argv;
  end_on(SIGINT);
  end_on(SIGTERM);
  end_on(SIGHUP);
  signal(SIGPIPE, SIG_IGN); /* the write fails, and says so */
  struct rlimit more;
  if (getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur < STACK) {
    more = stack;
    more.rlim_cur = more.rlim_max < STACK ? more.rlim_max : STACK;
    setrlimit(RLIMIT_STACK, &more);
  }
#ifndef __SANITIZE_ADDRESS__
  static char other[64 << 10];
  stack_t spare = {.ss_sp = other, .ss_size = sizeof other};
  struct sigaction fault = {.sa_handler = on_fault, .sa_flags = SA_ONSTACK};
  sigaltstack(&spare, NULL);
  sigaction(SIGSEGV, &fault, NULL);
  sigaction(SIGFPE, &fault, NULL);
#endif
  return fargen_main(argc, argv);
}
