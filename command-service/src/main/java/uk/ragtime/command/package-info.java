/** Decides and records: what the platform is told to do comes in here, and becomes events. */
@NullMarked
package uk.ragtime.command;

import org.jspecify.annotations.NullMarked;
