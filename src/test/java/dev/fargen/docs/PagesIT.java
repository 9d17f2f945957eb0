package dev.fargen.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fargen.testing.Moto;
import dev.fargen.testing.Programs;
import dev.fargen.testing.PythonEnvironment;
import dev.fargen.testing.Run;
import dev.fargen.testing.TextFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what a reader of the README and of the guide does: writes each file that a page shows, and
 * runs each of its commands, from top to bottom in one shell. The tool is the packaged one, {@code
 * aws} each of its two versions with moto behind it, and {@code docker} writes down what it is
 * asked for. Ids that a page shows stand for those of moto. {@code -Dfargen.case=pipeline} runs the
 * pages whose paths have that in them.
 */
class PagesIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  @RegisterExtension static final Moto MOTO = new Moto();

  /** What a page may rely on in the account, printed as the texts that stand for it. */
  private static final String ACCOUNT =
      """
      import boto3
      ec2, elb, acm = (boto3.client(name) for name in ("ec2", "elbv2", "acm"))
      vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
      subnets = [s["SubnetId"] for s in ec2.describe_subnets()["Subnets"]][:2]
      group = ec2.create_security_group(GroupName="shared", Description="shared", VpcId=vpc)["GroupId"]
      balancer = elb.create_load_balancer(Name="shared", Subnets=subnets, SecurityGroups=[group])
      listener = elb.create_listener(
          LoadBalancerArn=balancer["LoadBalancers"][0]["LoadBalancerArn"], Protocol="HTTP", Port=80,
          DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}])
      certificate = acm.request_certificate(DomainName="shop.example.com", ValidationMethod="DNS")
      zone = boto3.client("route53").create_hosted_zone(Name="example.com", CallerReference="1")
      boto3.client("s3").create_bucket(Bucket="my-templates")
      print("vpc-1a2b3c4d", vpc)
      print("subnet-1fd84335", subnets[0])
      print("subnet-dd1a49e0", subnets[1])
      print("sg-0a1b2c3d", group)
      print("arn:aws:elasticloadbalancing:us-east-1:111122223333:"
            "listener/app/shared/50dc6c495c0c9188/f2f7dc8efc522ab2",
            listener["Listeners"][0]["ListenerArn"])
      print("arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
            certificate["CertificateArn"])
      print("Z0123456789ABCDEFGHIJ", zone["HostedZone"]["Id"].rpartition("/")[2])
      print("111122223333", "123456789012")
      """;

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> commandsRunWithVersion1() {
    Path aws = PythonEnvironment.withEverything().tool("aws");
    return pages()
        .filter(page -> !page.blocks("sh").isEmpty())
        .map(page -> dynamicTest(page.path().toString(), () -> follow(page, "v1", aws)));
  }

  /** Only the pages that have anything to do with it. */
  @TestFactory
  Stream<DynamicTest> commandsRunWithVersion2() {
    Path aws = version2();
    return pages()
        .filter(page -> page.blocks("sh").stream().anyMatch(b -> b.text().contains("aws ")))
        .map(page -> dynamicTest(page.path().toString(), () -> follow(page, "v2", aws)));
  }

  private static Stream<Page> pages() {
    String wanted = System.getProperty("fargen.case", "");
    return Page.all().stream().filter(page -> page.path().toString().contains(wanted));
  }

  private static Path version2() {
    return Programs.all("aws").stream()
        .filter(aws -> Run.of(aws.toString(), "--version").go().stdout().startsWith("aws-cli/2"))
        .findFirst()
        .orElseThrow(() -> Programs.missing("AWS CLI v2, Debian's awscli"));
  }

  private void follow(Page page, String version, Path aws) throws IOException {
    MOTO.reset();
    Path bin = tools(folder.resolve(version + "/" + page.path()), aws);
    Path place = bin.resolveSibling("place");
    Path tools = Files.createDirectories(place.resolve("tools"));
    if (page.text().contains("tar xzf ")) {
      Files.copy(release(), place.resolve(release().getFileName()));
      Files.copy(release(), tools.resolve(release().getFileName()));
    }
    String script = Script.of(page, version, Files.readString(Path.of(".ci/run")));
    for (String line : MOTO.python(ACCOUNT)) {
      int blank = line.indexOf(' ');
      script = script.replace(line.substring(0, blank), line.substring(blank + 1));
    }

    Run.Result result =
        Run.of("bash", "-c", script).in(place).with(MOTO.environment()).with(variables(bin)).go();

    assertEquals(0, result.exit(), () -> page.path() + "\n" + result.stdout() + result.stderr());
    if (page.blocks("sh").stream().anyMatch(block -> block.text().contains("docker push"))) {
      assertTrue(
          Files.readString(bin.resolve("docker.log")).contains("docker push 123456789012.dkr.ecr"));
    }
  }

  private Map<String, String> variables(Path bin) {
    Path python = PythonEnvironment.withEverything().tool("");
    return Map.of(
        "PATH", bin + File.pathSeparator + python + File.pathSeparator + System.getenv("PATH"),
        "HOME", folder.toString(),
        "XDG_CACHE_HOME", folder.resolve("cache").toString());
  }

  /** The programs that a page calls, where they are not the machine's own. */
  private static Path tools(Path place, Path aws) throws IOException {
    Path bin = Files.createDirectories(place.resolve("bin"));
    program(bin, "fargen", "exec " + TARGET.resolve("fargen") + " \"$@\"");
    // Debian's version 2 does not know AWS_ENDPOINT_URL yet, and version 1 ignores it for SQS.
    program(bin, "aws", "exec " + aws + " --endpoint-url \"$AWS_ENDPOINT_URL\" \"$@\"");
    program(
        bin,
        "docker",
        """
        echo "docker $*" >>%s
        case "$*" in *--password-stdin*) cat >/dev/null ;; esac"""
            .formatted(bin.resolve("docker.log")));
    Path maven = Programs.find("mvn").orElseThrow(() -> Programs.missing("mvn"));
    program(bin, "mvn", "exec " + maven + " -Dmaven.repo.local=" + repository() + " \"$@\"");
    return bin;
  }

  private static void program(Path bin, String name, String text) {
    Path file = TextFiles.write(bin.resolve(name), "#!/bin/sh\n" + text + "\n");
    assertTrue(file.toFile().setExecutable(true), name);
  }

  /** What {@code mvn install} would leave: Maven's repository as it is, and fargen in it. */
  private static Path repository() throws IOException {
    Path all = Path.of(System.getProperty("user.home"), ".m2/repository");
    Path ours = TARGET.resolve("guide-repository");
    TextFiles.delete(ours);
    Files.createDirectories(ours.resolve("dev/fargen"));
    link(all, ours);
    link(all.resolve("dev"), ours.resolve("dev"));
    String version = version();
    Path fargen = Files.createDirectories(ours.resolve("dev/fargen/fargen/" + version));
    Files.copy(Path.of("pom.xml"), fargen.resolve("fargen-" + version + ".pom"));
    Files.copy(TARGET.resolve("fargen.jar"), fargen.resolve("fargen-" + version + ".jar"));
    return ours;
  }

  /** Links from one folder to each thing in the other that it lacks. */
  private static void link(Path from, Path to) throws IOException {
    try (var children = Files.newDirectoryStream(from)) {
      for (Path child : children) {
        Path link = to.resolve(child.getFileName());
        if (!Files.exists(link)) {
          Files.createSymbolicLink(link, child);
        }
      }
    }
  }

  private static String version() throws IOException {
    String name = release().getFileName().toString();
    return name.substring("fargen-".length(), name.length() - ".tar.gz".length());
  }

  private static Path release() throws IOException {
    try (var files = Files.newDirectoryStream(TARGET, "fargen-*.tar.gz")) {
      return files.iterator().next();
    }
  }

  /** The pages are in the release too, and so is what they link to. */
  @Test
  void linksOfTheReleaseLeadSomewhere() throws IOException {
    Run.of("tar", "-xzf", release().toString(), "-C", folder.toString()).go().expectSuccess();
    Path root = folder.resolve("fargen-" + version());
    assertEquals(List.of(), Page.read(root.resolve("README.md")).brokenLinks(root));
    try (var guide = Files.list(root.resolve("docs/guide"))) {
      for (Path page : guide.toList()) {
        assertEquals(List.of(), Page.read(page).brokenLinks(root), page.toString());
      }
    }
  }
}
