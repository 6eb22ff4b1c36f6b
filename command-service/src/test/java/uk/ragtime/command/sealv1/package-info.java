@NullMarked
package uk.ragtime.command.sealv1;

import org.jspecify.annotations.NullMarked;
