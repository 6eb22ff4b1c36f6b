@NullMarked
package uk.ragtime.command.erasure;

import org.jspecify.annotations.NullMarked;
