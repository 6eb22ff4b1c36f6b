/**
 * Self-assessments. Each act is a package of its own, with its command, its decider and its
 * endpoint, and is found without registration; this package has what the acts share.
 *
 * <p>The act {@code reconfirm} is made of these files, and a new act of as many:
 *
 * <ol>
 *   <li>its package: command, decider and endpoint
 *   <li>its event in {@code AssessmentEvent}
 *   <li>the list of types, {@code EventTypes}
 *   <li>the state, {@link uk.ragtime.command.assessment.Assessment}, whose switch asks for the
 *       event
 *   <li>a migration that adds the type to {@code store.event_type}
 *   <li>in query-service the projections that show it: {@code RatingProjection} and {@code
 *       LiveProjection}, whose switches ask for the event; {@code AssessmentScanner} only to
 *       rebuild faster
 *   <li>the contract in {@code docs/api}: the operation, the message and the generated schema, with
 *       the description of the event in {@code descriptions.properties}, and for the tests across
 *       services a sample request and a row in the access table
 * </ol>
 */
@NullMarked
package uk.ragtime.command.assessment;

import org.jspecify.annotations.NullMarked;
