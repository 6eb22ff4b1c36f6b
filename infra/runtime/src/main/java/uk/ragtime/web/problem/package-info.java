/** Turns every failure, wherever it happens, into one problem document. */
@NullMarked
package uk.ragtime.web.problem;

import org.jspecify.annotations.NullMarked;
