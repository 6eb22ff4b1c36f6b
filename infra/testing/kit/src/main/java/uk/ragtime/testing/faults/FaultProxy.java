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
 * Stands between a program and its server on loopback, and has faults on request: latency,
 * connections that are closed, reset or fall silent, and points at which a conversation is held. It
 * knows no protocol; points are found by bytes.
 *
 * <p>A connection that has lost bytes stays silent, whatever happens later: no network gives them
 * back, and whoever waits on it has to find out.
 */
public final class FaultProxy implements AutoCloseable {
  /** Connections that wait to be taken; more than any pool here asks for at once. */
  private static final int BACKLOG = 200;

  private final InetSocketAddress server;
  private final ServerSocket listener;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final List<Point> points = new CopyOnWriteArrayList<>();
  private volatile Weather weather = Weather.FAIR;

  /** How it stands between the two at the moment. */
  private record Weather(Duration latency, boolean swallows, boolean refuses) {
    static final Weather FAIR = new Weather(Duration.ZERO, false, false);
  }

  private FaultProxy(int serverPort, int port) {
    try {
      server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
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

  /** As {@link #to(int)}, on a port that somebody has been told already. */
  public static FaultProxy to(int serverPort, int port) {
    return new FaultProxy(serverPort, port);
  }

  /** Where programs connect. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Whatever passes from now on takes so much longer, each way. */
  public void delay(Duration latency) {
    weather = new Weather(latency, false, false);
  }

  /** From now on nothing arrives, either way, and nobody is told: the half-open connection. */
  public void fallSilent() {
    weather = new Weather(Duration.ZERO, true, false);
    links.forEach(Link::loseEverything);
  }

  /** From now on nobody gets in; who is in stays. */
  public void refuse() {
    weather = new Weather(Duration.ZERO, false, true);
  }

  /** Ends all connections; new ones are taken. */
  public void endAll(Ending ending) {
    links.forEach(link -> link.end(ending));
  }

  /** The first request with these bytes is held before the server has it. */
  public Point before(String request) {
    return armed(new Point(request, null));
  }

  /**
   * The first request with these bytes reaches the server, whose answer is held when it is
   * complete.
   *
   * @param answerEnd the last bytes of an answer
   */
  public Point after(String request, String answerEnd) {
    return armed(new Point(request, answerEnd));
  }

  private Point armed(Point point) {
    points.add(point);
    return point;
  }

  /**
   * No faults from now on: what is held goes on, what is new is fair. Servers are rid of the silent
   * connections, as keep-alives would rid them; clients are not.
   */
  public void heal() {
    weather = Weather.FAIR;
    points.forEach(Point::release);
    points.clear();
    links.forEach(Link::tellTheServer);
  }

  /** How many connections there are, the silent ones among them. */
  public int connections() {
    return links.size();
  }

  List<Point> points() {
    return points;
  }

  void linger() {
    Duration latency = weather.latency();
    if (latency.isPositive()) {
      try {
        Thread.sleep(latency);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  boolean swallows() {
    return weather.swallows();
  }

  void forget(Link link) {
    links.remove(link);
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
          Link.reset(client);
        }
      }
    }
  }

  private void connect(Socket client) throws IOException {
    if (weather.refuses()) {
      Link.reset(client);
      return;
    }
    Socket toServer = new Socket();
    toServer.connect(server);
    Link link = new Link(this, client, toServer);
    links.add(link);
    link.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      points.forEach(Point::release);
      endAll(Ending.CLOSED);
    }
  }
}
