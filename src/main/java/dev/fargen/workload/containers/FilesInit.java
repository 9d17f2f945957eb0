package dev.fargen.workload.containers;

import dev.fargen.diag.Span;
import dev.fargen.list.Lists;
import dev.fargen.spec.containers.ContainerKeys;
import dev.fargen.spec.form.Given;
import dev.fargen.spec.form.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The container that writes files for the other containers of a task, and exits. Fargate mounts no
 * files, only directories, so each directory is a volume of the task, which belongs to root and
 * which all users can read (Amazon ECS developer guide, "Use bind mounts with Amazon ECS").
 */
final class FilesInit {

  static final String NAME = "files-init";

  /** Where it has the volumes. */
  private static final String ROOT = "/files/";

  private final Image image;
  private final Map<String, String> values;
  private final List<String> script = new ArrayList<>();

  /** The container and the directory of each volume. */
  private final Map<String, String> volumes = new HashMap<>();

  private final List<Files.Mount> mounts = new ArrayList<>();
  private final List<Variables.Variable> plain = new ArrayList<>();
  private final List<SecretVariable> secrets = new ArrayList<>();

  /**
   * @param values of parameters
   */
  FilesInit(Image image, Map<String, String> values) {
    this.image = image;
    this.values = values;
  }

  /** A container with its files, which starts after they are written. */
  Container with(Container container, boolean main, List<WrittenFile> files) {
    if (files.isEmpty()) {
      return container;
    }
    Map<String, String> directories = WrittenFile.directories(files);
    List<Files.Mount> own = new ArrayList<>(container.files().mounts());
    Optional<PosixUser> user =
        container.program().user().flatMap(given -> PosixUser.of(given, values));
    List<Files.Written> written = new ArrayList<>();
    List<String> mounted = new ArrayList<>();
    for (WrittenFile file : files) {
      String directory = directories.getOrDefault(file.directory(), file.directory());
      String volume = volume(container.name(), (main ? "" : container.name() + "_"), directory);
      if (!mounted.contains(directory)) {
        mounted.add(directory);
        own.add(new Files.Mount(volume, directory, true, file.span(), true));
        mounts.add(new Files.Mount(volume, ROOT + volume, false, file.span(), true));
      }
      variable(file);
      write(file, ROOT + volume + file.path().substring(directory.length()), user);
      written.add(new Files.Written(file.path(), directory, file.mode(), file.span()));
    }
    Given<String> success = Given.of("success", files.get(0).span());
    return container.with(
        container.files().with(own, written),
        container.lifecycle().after(new Lifecycle.Dependency(NAME, success, files.get(0).span())));
  }

  /** The same file may be mounted twice; its text is then in one variable. */
  private void variable(WrittenFile file) {
    file.secret()
        .ifPresentOrElse(
            secrets::add,
            () -> {
              if (!Lists.any(plain, one -> one.name().equals(file.variable()))) {
                plain.add(new Variables.Variable(file.variable(), file.text(), file.span()));
              }
            });
  }

  private void write(WrittenFile file, String path, Optional<PosixUser> user) {
    String directory = path.substring(0, path.lastIndexOf('/'));
    String make = "mkdir -p " + directory;
    boolean below = directory.indexOf('/', ROOT.length()) > 0;
    if (below && !script.contains(make)) {
      script.add(make);
    }
    script.add("printf %s \"$" + file.variable() + "\" > " + path);
    script.add("chmod " + file.mode().value() + " " + path);
    user.filter(one -> one.uid().value() != 0 && !file.isReadable())
        .ifPresent(
            one -> script.add("chown " + one.uid().value() + ":" + one.gid().value() + " " + path));
  }

  /** A volume's name, which no name of the spec can be because of the underscores. */
  private String volume(String container, String prefix, String directory) {
    StringBuilder name = new StringBuilder(prefix + "files");
    for (int i = 0; i < directory.length(); i++) {
      char c = directory.charAt(i);
      boolean plain = c < 128 && Character.isLetterOrDigit(c);
      name.append(c == '/' ? '_' : plain ? c : '-');
    }
    String of = container + ":" + directory;
    String free = name.toString();
    for (int i = 2; !volumes.getOrDefault(free, of).equals(of); i++) {
      free = name + "-" + i;
    }
    volumes.put(free, of);
    return free;
  }

  /** The container; none where no container has files. */
  Optional<Container> container() {
    if (script.isEmpty()) {
      return Optional.empty();
    }
    Span span = mounts.get(0).span();
    Given<Boolean> no = Given.of(false, span);
    return Optional.of(
        new Container(
            NAME,
            image,
            new Program(
                texts(span, "/bin/sh", "-ec"),
                texts(span, String.join("\n", new LinkedHashSet<>(script)) + "\n"),
                Optional.empty(),
                Optional.of(Given.of(Text.of("0"), span)),
                Optional.empty(),
                List.of(),
                no,
                no),
            new Files(Given.of(true, span), List.of(), mounts, List.of()),
            new Linux(no, List.of(), List.of()),
            new Variables(plain, secrets).sorted(),
            List.of(),
            ContainerKeys.VERSION_CONSISTENCY.absent(span),
            new Lifecycle(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ContainerKeys.STOP_GRACE_PERIOD.absent(span)),
            new Share(Optional.empty(), Optional.empty(), no),
            Container.Purpose.FILES,
            span));
  }

  private static List<Given<Text>> texts(Span span, String... words) {
    return Lists.map(List.of(words), word -> Given.of(Text.of(word), span));
  }
}
