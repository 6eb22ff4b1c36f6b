/** Settings that a server refuses to start with, named so that an operator finds them. */
@NullMarked
package uk.ragtime.server.settings;

import org.jspecify.annotations.NullMarked;
