import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Class loader of javac's plugins that outlasts a compilation: Error Prone and NullAway are loaded
 * and compiled to machine code once for all modules of a build, not twice for each of them.
 *
 * <p>javac makes one of these for each compilation and closes it (the hidden option {@code
 * procloader}); the classes are in a parent that those with the same class path share. Whoever runs
 * Maven without it has javac load the plugins as usual.
 */
public final class SharedProcessorLoader extends URLClassLoader {
  private static final Map<List<String>, ClassLoader> SHARED = new ConcurrentHashMap<>();

  public SharedProcessorLoader(URL[] path, ClassLoader parent) {
    super(new URL[0], shared(path, parent));
  }

  // Locations are compared as text: URLs are equal if their hosts are, which may ask the network.
  private static ClassLoader shared(URL[] path, ClassLoader parent) {
    return SHARED.computeIfAbsent(
        Arrays.stream(path).map(URL::toExternalForm).toList(),
        _ -> new URLClassLoader(path, parent));
  }
}
