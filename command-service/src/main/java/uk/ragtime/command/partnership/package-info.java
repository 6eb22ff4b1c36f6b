/** Partnerships of the installation. */
@NullMarked
package uk.ragtime.command.partnership;

import org.jspecify.annotations.NullMarked;
