// The CDK's own pattern for what product-service is: one service behind a load balancer, in a network that is there.
//
//   node cdk.mjs FOLDER
import { App, Duration, Stack } from "aws-cdk-lib";
import { SubnetType, Vpc } from "aws-cdk-lib/aws-ec2";
import { Cluster, ContainerImage } from "aws-cdk-lib/aws-ecs";
import { ApplicationLoadBalancedFargateService } from "aws-cdk-lib/aws-ecs-patterns";

const app = new App({ outdir: process.argv[2] });
const stack = new Stack(app, "ProductService", { description: "Product Service" });
const vpc = Vpc.fromVpcAttributes(stack, "Vpc", {
  vpcId: "vpc-1a2b3c4d",
  availabilityZones: ["eu-west-1a", "eu-west-1b"],
  publicSubnetIds: ["subnet-1fd84335", "subnet-dd1a49e0"],
});
const service = new ApplicationLoadBalancedFargateService(stack, "Api", {
  cluster: new Cluster(stack, "Cluster", { vpc }),
  cpu: 256,
  memoryLimitMiB: 512,
  desiredCount: 1,
  assignPublicIp: true,
  taskSubnets: { subnetType: SubnetType.PUBLIC },
  circuitBreaker: { rollback: true },
  taskImageOptions: { image: ContainerImage.fromRegistry("example/product-service:1"), containerPort: 3000 },
});
service.targetGroup.configureHealthCheck({ path: "/", interval: Duration.seconds(15) });
app.synth();
