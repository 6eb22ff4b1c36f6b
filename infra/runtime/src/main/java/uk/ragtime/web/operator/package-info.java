/** The record of operators' acts. */
@NullMarked
package uk.ragtime.web.operator;

import org.jspecify.annotations.NullMarked;
