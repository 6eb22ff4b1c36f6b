@NullMarked
package uk.ragtime.command.http;

import org.jspecify.annotations.NullMarked;
