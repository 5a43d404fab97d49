/** The part of vis-network's interface that the page uses. The library is a script of its own, carried by pyvis. */

interface VisNode {
  id: number;
  label: string;
  x: number;
  y: number;
  /** Width and height of the box. */
  d: [number, number];
  font: { size: number; [key: string]: unknown };
  [key: string]: unknown;
}

interface VisEdge {
  id: number;
  from: number;
  to: number;
  [key: string]: unknown;
}

interface VisPoint {
  x: number;
  y: number;
}

interface VisPointerEvent {
  node: number;
  edge: number;
  pointer: { DOM: VisPoint };
}

declare namespace vis {
  class DataSet<T extends { id: number }> {
    constructor(items: T[]);
    get(): T[];
    get(id: number): T;
    get(ids: number[]): T[];
    update(items: (Partial<T> & { id: number })[]): void;
  }

  class DataView<T extends { id: number }> {
    constructor(data: DataSet<T>, options: { filter: (item: T) => boolean });
    get(): T[];
    refresh(): void;
  }

  class Network {
    constructor(container: HTMLElement, data: { nodes: DataView<VisNode>; edges: DataView<VisEdge> }, options: object);
    on(event: "beforeDrawing" | "afterDrawing", listener: (context: CanvasRenderingContext2D) => void): void;
    on(event: string, listener: (event: VisPointerEvent) => void): void;
    getPositions(ids: number[]): Record<string, VisPoint>;
    getNodeAt(point: VisPoint): number | undefined;
    getEdgeAt(point: VisPoint): number | undefined;
    getScale(): number;
    getViewPosition(): VisPoint;
    canvasToDOM(point: VisPoint): VisPoint;
    moveTo(options: { position?: VisPoint; scale?: number; animation?: object | false }): void;
    setOptions(options: object): void;
    redraw(): void;
    body: { emitter: { emit(event: "_blockRedraw" | "_allowRedraw" | "_requestRedraw"): void } };
  }
}
