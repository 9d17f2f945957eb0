// What product-service is, with the constructs of the CDK: a service behind a load balancer in a network that is
// there, for dev and prod, and the pipeline that builds its image and deploys both.
//
//   node cdk.mjs FOLDER
import { App, CfnParameter, Duration, Stack } from "aws-cdk-lib";
import { BuildSpec, LinuxBuildImage, PipelineProject } from "aws-cdk-lib/aws-codebuild";
import { Artifact, Pipeline } from "aws-cdk-lib/aws-codepipeline";
import {
  CloudFormationCreateUpdateStackAction, CodeBuildAction, CodeStarConnectionsSourceAction, ManualApprovalAction,
} from "aws-cdk-lib/aws-codepipeline-actions";
import { SubnetType, Vpc } from "aws-cdk-lib/aws-ec2";
import { Repository } from "aws-cdk-lib/aws-ecr";
import { Cluster, ContainerImage, FargateTaskDefinition, LinuxParameters, LogDrivers } from "aws-cdk-lib/aws-ecs";
import { ApplicationLoadBalancedFargateService } from "aws-cdk-lib/aws-ecs-patterns";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";

const app = new App({ outdir: process.argv[2] });

const service = (name, { vpcId, publicSubnetIds, cpu, memoryLimitMiB, desiredCount }) => {
  const stack = new Stack(app, name, { description: "Product Service" });
  const image = new CfnParameter(stack, "Image", { description: "Container image of api" });
  const availabilityZones = publicSubnetIds.map((_, i) => `us-east-1${"abc"[i]}`);
  const vpc = Vpc.fromVpcAttributes(stack, "Vpc", { vpcId, availabilityZones, publicSubnetIds });
  const taskDefinition = new FargateTaskDefinition(stack, "Task", { cpu, memoryLimitMiB });
  const linuxParameters = new LinuxParameters(stack, "Linux");
  linuxParameters.addTmpfs({ containerPath: "/tmp", size: 64 });
  taskDefinition.addContainer("api", {
    image: ContainerImage.fromRegistry(image.valueAsString),
    user: "1000:1000",
    readonlyRootFilesystem: true,
    linuxParameters,
    portMappings: [{ containerPort: 3000 }],
    logging: LogDrivers.awsLogs({
      streamPrefix: "api",
      logGroup: new LogGroup(stack, "Logs", { retention: RetentionDays.ONE_MONTH }),
    }),
  });
  const made = new ApplicationLoadBalancedFargateService(stack, "Api", {
    cluster: new Cluster(stack, "Cluster", { vpc }),
    taskDefinition,
    desiredCount,
    assignPublicIp: true,
    taskSubnets: { subnetType: SubnetType.PUBLIC },
    circuitBreaker: { rollback: true },
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
  });
  made.targetGroup.configureHealthCheck({ path: "/", interval: Duration.seconds(15) });
};

service("ProductService-DEV", {
  vpcId: "vpc-aba65202",
  publicSubnetIds: ["subnet-7dfd270b", "subnet-d89ddebd"],
  cpu: 256,
  memoryLimitMiB: 512,
  desiredCount: 1,
});
service("ProductService-PROD", {
  vpcId: "vpc-1a2b3c4d",
  publicSubnetIds: ["subnet-1fd84335", "subnet-dd1a49e0", "subnet-a0fa9bf8"],
  cpu: 512,
  memoryLimitMiB: 1024,
  desiredCount: 3,
});

const stack = new Stack(app, "ProductService-Pipeline", { description: "Pipeline of Product Service" });
const repository = new Repository(stack, "Repository", { imageScanOnPush: true });
repository.addLifecycleRule({ maxImageCount: 50 });
const project = new PipelineProject(stack, "Build", {
  buildSpec: BuildSpec.fromSourceFilename("templates/product-service.buildspec.yml"),
  environment: { buildImage: LinuxBuildImage.STANDARD_7_0, privileged: true },
  environmentVariables: { REPOSITORY: { value: repository.repositoryUri } },
});
repository.grantPullPush(project);
const source = new Artifact();
const built = new Artifact();
const deploy = (environment, runOrder) =>
  new CloudFormationCreateUpdateStackAction({
    actionName: "Deploy",
    stackName: `ProductService-${environment.toUpperCase()}`,
    templatePath: built.atPath("templates/product-service.template.yml"),
    templateConfiguration: built.atPath(`params/product-service.${environment}.params.json`),
    adminPermissions: true,
    replaceOnFailure: environment === "dev",
    runOrder,
  });
new Pipeline(stack, "Pipeline", {
  crossAccountKeys: true,
  enableKeyRotation: true,
  stages: [
    {
      stageName: "Source",
      actions: [
        new CodeStarConnectionsSourceAction({
          actionName: "Source",
          owner: "example",
          repo: "product-service",
          branch: "main",
          connectionArn: new CfnParameter(stack, "ConnectionArn").valueAsString,
          output: source,
        }),
      ],
    },
    { stageName: "Build", actions: [new CodeBuildAction({ actionName: "Build", project, input: source, outputs: [built] })] },
    { stageName: "Dev", actions: [deploy("dev", 1)] },
    { stageName: "Prod", actions: [new ManualApprovalAction({ actionName: "Approve", runOrder: 1 }), deploy("prod", 2)] },
  ],
});

app.synth();
