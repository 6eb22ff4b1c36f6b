/**
 * Random histories of one partnership, sent through both services, whose every answer is held
 * against one naive model of the rules.
 */
@NullMarked
package uk.ragtime.testing.truth;

import org.jspecify.annotations.NullMarked;
