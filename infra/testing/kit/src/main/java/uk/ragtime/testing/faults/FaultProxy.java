package uk.ragtime.testing.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between a program and its server on loopback that injects faults on request: latency,
 * connections that are closed, reset or fall silent, and breakpoints at which a conversation is
 * held. It knows no protocol; breakpoints match bytes.
 *
 * <p>A connection that has lost bytes stays silent, whatever happens later: no network delivers
 * them after all, and the other side has to notice.
 */
public final class FaultProxy implements AutoCloseable {
  /** Connections that wait to be taken; more than any pool here asks for at once. */
  private static final int BACKLOG = 200;

  private volatile InetSocketAddress server;
  private final ServerSocket listener;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final List<Breakpoint> breakpoints = new CopyOnWriteArrayList<>();
  private volatile NetworkConditions conditions = NetworkConditions.NORMAL;

  /** The current conditions between the two. */
  private record NetworkConditions(Duration latency, boolean swallows, boolean refuses) {
    static final NetworkConditions NORMAL = new NetworkConditions(Duration.ZERO, false, false);
  }

  private FaultProxy(int serverPort, int port) {
    try {
      server = onLoopback(serverPort);
      listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("fault-proxy-" + port()).start(this::accept);
  }

  /** Stands before a server's port on this machine, on a free one. The server need not be there. */
  public static FaultProxy to(int serverPort) {
    return new FaultProxy(serverPort, 0);
  }

  /** As {@link #to(int)}, on a given port. */
  public static FaultProxy to(int serverPort, int port) {
    return new FaultProxy(serverPort, port);
  }

  private static InetSocketAddress onLoopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** From now on new connections lead to another server on this machine; existing ones stay. */
  public void leadTo(int serverPort) {
    server = onLoopback(serverPort);
  }

  /** Address to which programs connect. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Whatever passes from now on takes so much longer, each way. */
  public void delay(Duration latency) {
    conditions = new NetworkConditions(latency, false, false);
  }

  /** From now on bytes are dropped in both directions without notice: half-open connections. */
  public void fallSilent() {
    conditions = new NetworkConditions(Duration.ZERO, true, false);
    connections.forEach(ProxiedConnection::loseEverything);
  }

  /** From now on new connections are refused; existing ones stay. */
  public void refuse() {
    conditions = new NetworkConditions(Duration.ZERO, false, true);
  }

  /** Ends all connections; new ones are taken. */
  public void endAll(ConnectionEnd ending) {
    connections.forEach(link -> link.end(ending));
  }

  /** The first request with these bytes is held before the server has it. */
  public Breakpoint before(String request) {
    return armed(new Breakpoint(request, null));
  }

  /**
   * The first request with these bytes reaches the server, whose answer is held when it is
   * complete.
   *
   * @param answerEnd the last bytes of an answer
   */
  public Breakpoint after(String request, String answerEnd) {
    return armed(new Breakpoint(request, answerEnd));
  }

  private Breakpoint armed(Breakpoint point) {
    breakpoints.add(point);
    return point;
  }

  /**
   * Ends all faults: held conversations continue, and new ones are normal. Silent connections are
   * closed towards servers, as keep-alives would close them, but not towards clients.
   */
  public void heal() {
    conditions = NetworkConditions.NORMAL;
    breakpoints.forEach(Breakpoint::release);
    breakpoints.clear();
    connections.forEach(ProxiedConnection::tellTheServer);
  }

  /** Number of connections, silent ones included. */
  public int connections() {
    return connections.size();
  }

  List<Breakpoint> breakpoints() {
    return breakpoints;
  }

  void linger() {
    Duration latency = conditions.latency();
    if (latency.isPositive()) {
      try {
        Thread.sleep(latency);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  boolean swallows() {
    return conditions.swallows();
  }

  void forget(ProxiedConnection link) {
    connections.remove(link);
  }

  private void accept() {
    while (!listener.isClosed()) {
      @Nullable Socket client = null;
      try {
        client = listener.accept();
        connect(client);
      } catch (IOException _) {
        // The proxy is closed, or the client or the server is not there (any more).
        if (client != null) {
          ProxiedConnection.reset(client);
        }
      }
    }
  }

  private void connect(Socket client) throws IOException {
    if (conditions.refuses()) {
      ProxiedConnection.reset(client);
      return;
    }
    Socket toServer = new Socket();
    toServer.connect(server);
    ProxiedConnection link = new ProxiedConnection(this, client, toServer);
    connections.add(link);
    link.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      breakpoints.forEach(Breakpoint::release);
      endAll(ConnectionEnd.CLOSED);
    }
  }
}
