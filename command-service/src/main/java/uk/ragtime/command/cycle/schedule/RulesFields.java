package uk.ragtime.command.cycle.schedule;

import java.util.Optional;
import java.util.Set;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.web.request.Field;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

/** The rules of a cycle before validation. A rule that is left out has its default. */
record RulesFields(
    Field<ReviewRule> review,
    Set<Rating> rationaleFor,
    Set<Rating> evidenceFor,
    Field<Boolean> bothOnRecord) {
  static Optional<RulesFields> of(Fields body) {
    return body.object("rules")
        .map(fields ->
            new RulesFields(
                fields.optional("review", FieldParsers.word(ReviewRule.class)),
                ratings(fields, "rationaleFor"),
                ratings(fields, "evidenceFor"),
                fields.optional("bothOnRecord", FieldParsers::flag)));
  }

  private static Set<Rating> ratings(Fields fields, String name) {
    return fields.set(name, Rating.values().length, FieldParsers.word(Rating.class));
  }

  CycleRules rules() {
    return new CycleRules(
        review.or(CycleRules.DEFAULT.review()),
        rationaleFor,
        evidenceFor,
        bothOnRecord.or(CycleRules.DEFAULT.bothOnRecord()));
  }
}
