package uk.ragtime.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.access.AccessPolicy;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.member.Members;
import uk.ragtime.command.store.AppendRequest;
import uk.ragtime.command.store.ErasableRows;
import uk.ragtime.command.store.PeopleCache;
import uk.ragtime.command.store.StateCache;
import uk.ragtime.command.store.StoreReader;
import uk.ragtime.command.store.StoreUnderTest;
import uk.ragtime.command.store.StreamKey;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;

/**
 * A refusal takes the same work whether or not the partnership exists, so it reveals nothing to a
 * non-member.
 */
class AdmissionIT {
  private static final PartnershipCode ESSEX = new PartnershipCode("essex");
  private static final PartnershipCode NOWHERE = new PartnershipCode("nowhere");
  private static final Principal CAROL = principal("carol");
  private static final Principal EVE = principal("eve");
  private static final RequiredPermission MANAGE_AREAS =
      new RequiredPermission.RoleFor(Action.MANAGE_AREAS);

  private final List<String> statements = new ArrayList<>();
  private final StoreUnderTest store = StoreUnderTest.migrated();
  private final Commands commands = commands();

  @BeforeEach
  void found() {
    MemberEnrolled enrolled =
        new MemberEnrolled(
            SamplePeople.handle("carol"),
            SamplePeople.person("carol", "Name").seal(),
            SamplePeople.identity(CAROL.lookup()).seal(),
            Set.of(Role.COORDINATOR),
            Set.of());
    store
        .instance()
        .append(
            new AppendRequest(
                new StreamKey(ESSEX, StreamId.MEMBERS),
                0,
                Map.of(),
                UUID.randomUUID(),
                new AppendRequest.Origin(ActorId.OPERATOR, null, null, null),
                List.of(enrolled),
                ErasableRows.of(List.of(enrolled), openings("carol", CAROL)),
                null,
                true));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aStrangerIsRefusedByTheSameStatementWhetherOrNotThePartnershipIsThere() {
    commands.authorize(ESSEX, CAROL, MANAGE_AREAS);

    for (RequiredPermission permission :
        List.of(
            new RequiredPermission.AnyMember(),
            MANAGE_AREAS,
            new RequiredPermission.MemberAdministration(true),
            new RequiredPermission.InvitationHolder(CodeHash.of("a guess")))) {
      assertThat(statementsToRefuse(ESSEX, permission))
          .hasSize(1)
          .isEqualTo(statementsToRefuse(NOWHERE, permission));
    }
  }

  @Test
  void askingAgainForWhatIsNotThereIsTheSameWorkAgain() {
    List<String> first = statementsToRefuse(NOWHERE, MANAGE_AREAS);

    assertThat(statementsToRefuse(NOWHERE, MANAGE_AREAS)).isEqualTo(first);
  }

  @Test
  void whoIsEnrolledByAnotherInstanceIsLetInAlthoughTheyWereRefused() {
    PartnershipCode suffolk = new PartnershipCode("suffolk");
    statementsToRefuse(suffolk, MANAGE_AREAS);
    MemberEnrolled eve =
        new MemberEnrolled(
            SamplePeople.handle("eve"),
            SamplePeople.person("eve", "Name").seal(),
            SamplePeople.identity(EVE.lookup()).seal(),
            Set.of(Role.COORDINATOR),
            Set.of());
    store
        .instance()
        .append(
            new AppendRequest(
                new StreamKey(suffolk, StreamId.MEMBERS),
                0,
                Map.of(),
                UUID.randomUUID(),
                new AppendRequest.Origin(ActorId.OPERATOR, null, null, null),
                List.of(eve),
                ErasableRows.of(List.of(eve), openings("eve", EVE)),
                null,
                true));

    commands.authorize(suffolk, EVE, MANAGE_AREAS);
  }

  private static Openings openings(String code, Principal principal) {
    return new Openings(
        List.of(), SamplePeople.person(code, "Name"), SamplePeople.identity(principal.lookup()));
  }

  private List<String> statementsToRefuse(
      PartnershipCode partnership, RequiredPermission permission) {
    statements.clear();
    assertThatThrownBy(() -> commands.authorize(partnership, EVE, permission))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("There is no such partnership");
    return List.copyOf(statements);
  }

  private Commands commands() {
    StoreReader reader = new StoreReader(counted());
    return new Commands(
        DefaultCommandGateway.builder().commandBus(SimpleCommandBus.builder().build()).build(),
        new StateCache(reader, new SimpleMeterRegistry()),
        new PeopleCache(reader),
        reader,
        (reading, principal, permission, now) ->
            AccessPolicy.authorize(
                reading.read(StreamId.MEMBERS, Members.streamType()),
                reading.people(),
                principal,
                permission,
                now),
        Clock.systemUTC());
  }

  /** Connections of the service's role that note each statement. */
  private DataSource counted() {
    return proxy(
        DataSource.class,
        (method, _) -> {
          assertThat(method).isEqualTo("getConnection");
          return noting(store.database().connect("ragtime_command"));
        });
  }

  private Connection noting(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private interface Call {
    Object on(String method, Object[] arguments) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> call.on(method.getName(), arguments)));
  }

  private static Principal principal(String subject) {
    return new Principal(SamplePeople.lookup(subject), false);
  }
}
