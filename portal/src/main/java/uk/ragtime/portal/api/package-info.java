/** Answers of the services as the portal reads them, and the clients that fetch them. */
@NullMarked
package uk.ragtime.portal.api;

import org.jspecify.annotations.NullMarked;
