/** Pages of text that are open to all: help, words, accessibility, privacy, cookies. */
@NullMarked
package uk.ragtime.portal.help;

import org.jspecify.annotations.NullMarked;
