package uk.ragtime.command.erasure.erase;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import uk.ragtime.command.http.CommandRequest;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.kernel.seal.TextPlace;
import uk.ragtime.web.request.Field;
import uk.ragtime.web.request.FieldParsers;
import uk.ragtime.web.request.Fields;

@RestController
final class EraseEndpoint {
  /** As many as leave in a reorganisation. */
  private static final int MAX_MEMBERS = 100;

  /** A position of a log of two thousand million events. */
  private static final int MAX_POSITION = Integer.MAX_VALUE;

  @PostMapping("/v1/{partnership}/erasures")
  ResponseEntity<CommandRequest.Answer> erase(CommandRequest request) {
    Fields fields = request.authorize(Erase.PERMISSION).json();
    Set<MemberCode> members =
        fields.set("members", MAX_MEMBERS, FieldParsers.code(MemberCode::new));
    var textsToo = fields.optional("textsToo", EraseEndpoint::flag);
    record Place(Field<Integer> position, Field<SealedField> field) {}
    List<Place> places =
        fields.objects("texts", 0, ErasureEvent.MAX_PLACES).stream()
            .map(item ->
                new Place(
                    item.required("position", EraseEndpoint::position),
                    item.required("field", EraseEndpoint::textField)))
            .toList();
    var ground = fields.required("ground", FieldParsers.word(ErasureGround.class));
    if (members.isEmpty() && places.isEmpty()) {
      fields.fault("members", "required", "or texts must be named");
    }
    if (members.isEmpty() && Boolean.TRUE.equals(textsToo.orNull())) {
      fields.fault("textsToo", "invalid", "must not be given without members");
    }
    fields.check();
    Set<TextPlace> named = new TreeSet<>();
    places.forEach(place -> named.add(new TextPlace(place.position().get(), place.field().get())));
    return request.send(
        new Erase(
            request.partnership(),
            members,
            Boolean.TRUE.equals(textsToo.orNull()),
            named,
            ground.get()));
  }

  private static Boolean flag(JsonNode node) {
    if (!node.isBoolean()) {
      throw new IllegalArgumentException("must be true or false");
    }
    return node.asBoolean();
  }

  private static Integer position(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < 1) {
      throw new IllegalArgumentException("must be a position, from 1 to " + MAX_POSITION);
    }
    return node.asInt();
  }

  private static SealedField textField(JsonNode node) {
    SealedField field = SealedField.of(FieldParsers.text(node));
    if (!field.isText()) {
      throw new IllegalArgumentException("must be the field of a text, such as rationale");
    }
    return field;
  }
}
