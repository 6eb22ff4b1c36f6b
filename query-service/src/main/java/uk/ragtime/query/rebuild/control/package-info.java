/** Runs rebuilds on one instance at a time, and takes operators' requests about them. */
@NullMarked
package uk.ragtime.query.rebuild.control;

import org.jspecify.annotations.NullMarked;
