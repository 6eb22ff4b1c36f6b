/**
 * Actions: what agencies plan so that their ratings move, how far that is, and whether it helped.
 */
@NullMarked
package uk.ragtime.portal.action;

import org.jspecify.annotations.NullMarked;
