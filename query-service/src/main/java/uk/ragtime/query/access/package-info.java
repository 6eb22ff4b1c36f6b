/** Who may ask what, how a question is read, and how an answer waits for its position. */
@NullMarked
package uk.ragtime.query.access;

import org.jspecify.annotations.NullMarked;
