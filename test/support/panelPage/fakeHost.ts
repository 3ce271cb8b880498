/** Runs in the page before the panel: stands in for VS Code's webview API, and tells the test what the panel does. */
declare global {
  interface Window {
    acquireVsCodeApi: () => {
      postMessage: (message: unknown) => void;
      getState: () => unknown;
      setState: (state: unknown) => void;
    };
    /** Bound by the test. */
    reportPost: (report: PostReport) => void;
    reportState: (state: unknown) => void;
    reportViolation: (directive: string) => void;
    /** The canary of the tests with hostile text. */
    reportScript: (name: string) => void;
  }
}

export interface PostReport {
  readonly message: unknown;
  /** The answer's text on the page when it was posted. */
  readonly shown: string;
  /** Posted while a frame was being prepared, which is before it was painted. */
  readonly duringFrame: boolean;
}

let acquired = false;
let duringFrame = false;

const requestFrame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) =>
  requestFrame((time) => {
    duringFrame = true;
    try {
      callback(time);
    } finally {
      duringFrame = false;
    }
  });

window.acquireVsCodeApi = () => {
  if (acquired) throw new Error('An instance of the VS Code API has already been acquired');
  acquired = true;
  return {
    postMessage: (message) => {
      const shown = document.querySelector('.prose')?.textContent ?? '';
      window.reportPost({ message, shown, duringFrame });
    },
    // A test gives the page with its address what VS Code has kept of one before.
    getState: () =>
      location.hash === '' ? undefined : (JSON.parse(decodeURIComponent(location.hash.slice(1))) as unknown),
    setState: (state) => {
      window.reportState(state);
    },
  };
};

addEventListener('securitypolicyviolation', (event) => {
  window.reportViolation(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});
