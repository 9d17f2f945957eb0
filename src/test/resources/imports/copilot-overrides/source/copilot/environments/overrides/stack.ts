export class TransformedStack {}
