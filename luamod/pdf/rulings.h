/*
** rulings.h - the rules and boxes that are drawn on a PDF's pages.
*/
#ifndef PDF_RULINGS_H
#define PDF_RULINGS_H

#include <glib.h>

enum { PDF_THICKEST = 6 }; /* points, of a rule: a thicker area is a box */

/* Edges on a page, from its upper left corner, in points. */
typedef struct area {
  double left, top, right, bottom;
} area;

/* A page as it is shown: the part of the file's plane that is seen, turned by
** so many quarters. */
typedef struct view {
  double left, bottom, right, top;
  int quarters;
} view;

/* Where text begins that is set in a font, on its baseline. */
typedef struct mark {
  double x, y;
  int font;
} mark;

/* What is drawn on a page: areas and marks. */
typedef struct drawing {
  GArray *areas, *marks;
} drawing;

/* --- what is drawn (painter.c) ------------------------------------------- */

/* Bytes that a stream of the file holds, and a form that it names; `resources`
** is whatever the caller knows the names by. */
typedef struct form {
  GByteArray *bytes;
  double matrix[6];
  double box[4];
  int resources;
} form;

typedef struct source {
  void *context;
  /* False where the name is none of a form, or it cannot be read. */
  gboolean (*open_form)(void *context, int resources, const char *name,
                        form *found);
  void (*close_form)(void *context, form *found);
  /* The number of a font whose text is to be marked, or 0. */
  int (*find_font)(void *context, int resources, const char *name);
} source;

/* Appends each rule and box that the content draws as an `area`, and marks. FALSE
** where there is more of them than a newspaper has, or it never ends. */
gboolean pdf_paint(drawing *out, const GByteArray *content, int resources,
                   const source *from, const view *seen);

/* --- where it stands in the file (rulings.c) ----------------------------- */

typedef struct rulings rulings;

/* Whether anything here can read them. */
gboolean pdf_rulings_known(void);

/* The pages of a file, whose bytes must outlive it; NULL where it is broken,
** has not that many pages, or nothing here can read it. */
rulings *pdf_rulings_open(const char *bytes, gsize size, int pages);
void pdf_rulings_close(rulings *r);

/* Appends what is drawn on a page, whose visible part `seen` has; its quarters are
** filled in. What cannot be read has nothing. */
void pdf_rulings_read(rulings *r, int page, view *seen, drawing *out);

/* The name of a font of the page read last, as its description has it: a Type 3
** font's, which poppler does not tell. */
const char *pdf_rulings_font(const rulings *r, int font);

#endif
