/** The documents that say what a service takes and answers, served to whoever asks. */
@NullMarked
package uk.ragtime.web.contract;

import org.jspecify.annotations.NullMarked;
