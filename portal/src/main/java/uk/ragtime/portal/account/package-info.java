/** The visitor's own page: language, roles, and what is recorded of them. */
@NullMarked
package uk.ragtime.portal.account;

import org.jspecify.annotations.NullMarked;
