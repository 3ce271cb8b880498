/** A workbench with code to review, and a server whose answers the benchmark writes. */
import { openReviewer, type Reviewer, type ReviewerOptions } from '../../e2e/reviewer.ts';
import { openFile } from '../../e2e/user.ts';
import { scriptedServer, type Exchange, type ScriptedServer } from '../scriptedServer.ts';
import { reviewedCode } from './answers.ts';

/** A machine with other work to do may need it for the start of the extension. */
const patienceMs = 60_000;

const reviewedFile = 'refunds.ts';

export interface BenchWorkbench {
  readonly reviewer: Reviewer;
  readonly server: ScriptedServer;
  /** Starts a review of the code, and waits until the panel shows its first words. */
  startReview(): Promise<Exchange>;
  dispose(): Promise<void>;
}

export async function openBenchWorkbench({ files, ...options }: ReviewerOptions = {}): Promise<BenchWorkbench> {
  const server = await scriptedServer({ patienceMs });
  const reviewer = await openReviewer(server, { ...options, files: { ...files, [reviewedFile]: reviewedCode } });
  const { vs } = reviewer;
  await openFile(vs, reviewedFile);
  return {
    reviewer,
    server,
    startReview: async () => {
      await vs.runCommand('Second Look: Review File');
      const exchange = await server.next();
      const words = `Review ${performance.now().toFixed(0)} begins.`;
      exchange.say(`${words}\n\n`);
      await vs.panel.getByText(words).waitFor({ timeout: patienceMs });
      return exchange;
    },
    dispose: async () => {
      await reviewer.dispose();
      await server.close();
    },
  };
}
