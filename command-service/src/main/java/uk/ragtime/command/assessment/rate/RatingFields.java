package uk.ragtime.command.assessment.rate;

import uk.ragtime.command.assessment.RemarkFields;
import uk.ragtime.command.http.RandomSource;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.Rating;
import uk.ragtime.web.request.Field;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

/** The fields of a rating in a body, before validation. */
record RatingFields(Field<Rating> rating, Field<ChangeReason> reason, RemarkFields remarks) {
  static RatingFields of(Fields fields) {
    return new RatingFields(
        fields.required("rating", FieldParsers.word(Rating.class)),
        fields.optional("reason", FieldParsers.word(ChangeReason.class)),
        RemarkFields.of(fields));
  }

  GivenRating ratingOf(CapabilityCode capability, RandomSource random) {
    return new GivenRating(
        capability,
        rating.get(),
        reason.orNull(),
        remarks.sealed(random),
        remarks.effectiveOn().orNull());
  }
}
