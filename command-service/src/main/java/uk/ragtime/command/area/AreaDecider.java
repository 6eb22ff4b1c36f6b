package uk.ragtime.command.area;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.DecisionReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StreamKind;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AreaEvent;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;

final class AreaDecider implements Decider<DefineArea, Area, AreaEvent> {
  @Override
  public Class<DefineArea> commandType() {
    return DefineArea.class;
  }

  @Override
  public StreamType<Area, AreaEvent> streamType() {
    return Area.streamType();
  }

  @Override
  public List<AreaEvent> decide(Area state, DefineArea command, DecisionContext context) {
    List<AreaEvent> events = state.decide(command);
    if (!events.isEmpty() && command.gssCode() != null && !hasCode(state, command.gssCode())) {
      requireOwnCode(command, context.references());
    }
    return events;
  }

  /** A code denotes one area, and joins its ratings with what others publish about it. */
  private static void requireOwnCode(DefineArea command, DecisionReferences references) {
    for (StreamId stream : references.streamsOf(StreamKind.AREA)) {
      if (!stream.equals(command.stream())
          && hasCode(references.read(stream, Area.streamType()), command.gssCode())) {
        String other = stream.value().substring(StreamKind.AREA.prefix().length());
        throw new Refused(RefusalCode.GSS_CODE_TAKEN, "It is the GSS code of the area " + other);
      }
    }
  }

  private static boolean hasCode(Area area, @Nullable String gssCode) {
    return area instanceof Area.Defined defined && Objects.equals(defined.gssCode(), gssCode);
  }

  @Override
  public boolean creates(AreaEvent event) {
    return event instanceof AreaDefined;
  }
}
