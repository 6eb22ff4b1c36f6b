/** Records that an erasure was carried out everywhere. */
@NullMarked
package uk.ragtime.command.erasure.conclude;

import org.jspecify.annotations.NullMarked;
