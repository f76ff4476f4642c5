#include <stddef.h>

// The site's templates, style sheet and scripts, embedded so that the installed program needs no file
// beside it. Swift cannot read C arrays of unsized type, hence functions.

/// One file, for instance `templates/front.mustache`.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t size;
} SiteFile;

/// How many files there are.
size_t site_file_count(void);

/// The file at a position below the count.
SiteFile site_file(size_t position);
