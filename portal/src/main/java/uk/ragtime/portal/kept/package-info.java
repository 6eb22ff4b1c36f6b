/** Forms that came too late: kept until the person has signed in again, and sends them. */
@NullMarked
package uk.ragtime.portal.kept;

import org.jspecify.annotations.NullMarked;
