@NullMarked
package uk.ragtime.portal.kept;

import org.jspecify.annotations.NullMarked;
