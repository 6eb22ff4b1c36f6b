@NullMarked
package uk.ragtime.portal.session;

import org.jspecify.annotations.NullMarked;
