/**
 * What a service speaks at its edge: problems, who is calling, and the id that ties its logs
 * together. The sub-packages wire it into Spring and are nobody else's business.
 */
@NullMarked
package uk.ragtime.web;

import org.jspecify.annotations.NullMarked;
