/** Requests read into commands, outcomes and refusals written as answers. */
@NullMarked
package uk.ragtime.command.http;

import org.jspecify.annotations.NullMarked;
