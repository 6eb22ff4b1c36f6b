/** The platform on one machine: real servers, the services as child processes, and a first look. */
@NullMarked
package uk.ragtime.launcher;

import org.jspecify.annotations.NullMarked;
