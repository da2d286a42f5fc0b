/**
 * What crosses between the page and the training worker. Calls go through Comlink (`TrainingCalls`); everything the worker says of its
 * own accord is a `WorkerEvent`, posted on the same port so that calls' answers and events keep their order.
 *
 * @typedef {'train'|'test'} Split
 * @typedef {{ source: 'digits' }
 *   | { source: 'mnist' }
 *   | { source: 'files', files: File[], requestedSplit: Split|null }
 *   | { source: 'stored', id: string }} DataSource `asked`: where the visitor wants what turns out to be a single data set
 * @typedef {DataSource & { limit: number }} DataRecipe where a data set comes from, enough to load it again; `limit` 0 takes all rows
 * @typedef {object} SortedFiles what files turned out to hold
 * @property {string|null} train its name
 * @property {string|null} test
 * @property {string} sentence which is which, and why
 * @property {string[]} aside names of what is not used
 *
 * @typedef {{ id: string, name: string, bytes: number, train: string|null, test: string|null }} StoredSet kept for the next visit, with the names of its parts
 * @typedef {{ pixels: Uint8Array, labels: Uint8Array }} Examples labelled images of 784 pixels each
 * @typedef {{ train: Examples, test: Examples|null }} RunData
 * @typedef {{ training: number, validation: number, trainingClasses: Uint32Array, validationClasses: Uint32Array }} SplitCounts the same for each class
 * @typedef {import('gradlab-core').Augment} Augment
 * @typedef {import('gradlab-core').Tuning} Tuning
 *
 * @typedef {{ row: number, column: number, message: string }} RowProblem
 * @typedef {object} DatasetSummary
 * @property {string} name
 * @property {number} size images
 * @property {number[]} classCounts images of each digit
 * @property {number} bytes
 * @property {number} skipped rows that were not used
 * @property {RowProblem[]} problems the first of them
 * @property {Uint8Array[]} samples up to 20 images of 784 pixels
 * @property {number[]} sampleLabels
 * @property {string|null} [notKept] why it could not be kept for the next visit, where it should have been
 *
 * @typedef {object} LoadingProgress
 * @property {Split|'digits'|'files'} split `files` while it is found out what they hold
 * @property {number} fraction
 * @property {number} rows
 * @property {number} mbPerSecond
 * @property {import('./mnist/mnist-download.js').Download} [download] where it comes over the network
 *
 * @typedef {{ preset: string, layers: string, loss: string, init: string }} NetworkChoice '' = the preset's
 * @typedef {object} LayerSummary what does not apply is 0; of a layer whose shape is unknown, its sizes are 0 and `outputShape` is ''
 * @property {string} name
 * @property {string} kind
 * @property {number} units
 * @property {number} filters
 * @property {number} kernel
 * @property {number} stride
 * @property {number} padding
 * @property {number} rate
 * @property {string} outputShape
 * @property {number} height
 * @property {number} width
 * @property {number} channels
 * @property {number} parameters
 * @property {number} multiplyAdds for one image, forward
 * @typedef {object} NetworkDescription
 * @property {LayerSummary[]} layers
 * @property {number} parameters
 * @property {number} multiplyAdds for one image
 * @property {string} layersText
 * @property {string} presetLayers those of the chosen network, whether they are in use or not
 * @property {string} loss
 * @property {string} init
 *
 * @typedef {{ layers: LayerSummary[], parameters: number, multiplyAdds: number, problem: { place: number, message: string }|null }} NetworkShapes
 *   a network as far as it is possible; `place` counts layers from 1, 0 is none of them
 *
 * @typedef {{ validation: number, seed: number, mine: string }} SplitChoice
 * @typedef {{ optimizer: string, schedule: string, weightDecay: number, decay: string, clip: number, patience: number, tuning: Tuning }} MethodChoice
 * @typedef {{ gradient: string, h: number, directions: number }} GradientChoice `h`: of methods that nudge; `directions`: of random ones
 * @typedef {NetworkChoice & SplitChoice & MethodChoice & GradientChoice & { lr: number, batch: number, epochs: number, augment: Augment }} RunChoice
 *
 * @typedef {object} Price
 * @property {number} lossEvaluationsPerStep
 * @property {number} multiplyAddsPerStep
 * @property {boolean} multiplyAddsEstimated from above: how many are left out depends on the data
 * @property {number} secondsPerStep
 * @property {number} stepsPerEpoch
 * @property {number} secondsPerEpoch
 * @property {number} measuredFraction 1 = a whole step was measured, less = projected from that share
 *
 * @typedef {object} Prediction
 * @property {number|null} digit null before the network has taken a step
 * @property {number[]|null} outputs ten
 * @property {'probability'|'activation'} kind
 * @property {Uint8Array} frame 784 pixels
 *
 * @typedef {object} Answers to every image of a set
 * @property {Float32Array} outputs ten an image
 * @property {Uint8Array} labels
 * @property {Uint32Array} rows in the file or set the images are from
 * @property {Prediction['kind']} kind
 * @typedef {Answers & Asked} MeasuredAnswers
 *
 * @typedef {{ layer: number, place: number }} Unit one of a layer's outputs; layers count from 0, places go row by row with the channel running fastest
 * @typedef {object} Response what each layer makes of an image
 * @property {Uint8Array} pixels 784
 * @property {LayerSummary[]} layers
 * @property {Float32Array} values every layer's output one after the other, and last what is shown of the outputs: probabilities where there is a softmax
 * @property {Prediction['kind']} kind
 * @property {Float32Array|null} drivers input · weight for each input of the chosen unit, and last its bias
 *
 * @typedef {object} Snapshot a captured run, and what the page shows of it
 * @property {Uint8Array} bytes
 * @property {RunStatus} status
 * @property {string} variant of the core that captured it
 * @property {string} data fingerprints of the sets it learns from and is measured on
 * @property {Evaluation|null} unmeasured what was still to be measured
 * @typedef {'validation'|'test'} Measured
 * @typedef {{ epoch: number|null, optional: boolean, ofRestored?: boolean, left: Measured[] }} Evaluation `left`: on what; `epoch`: at whose end, if at one's
 *
 * @typedef {object} KeptRunSummary a run kept for the next visit
 * @property {string} id
 * @property {number} savedAt milliseconds since 1970
 * @property {number} bytes
 * @property {string} title its network
 * @property {string} data what it learns from
 * @property {RunStatus} status
 * @typedef {object} KeptRun
 * @property {KeptRunSummary} summary
 * @property {Snapshot} snapshot
 * @property {Record<string, string|number>} settings the page's
 * @property {import('../state/run/curves.js').Curves} curves
 *
 * @typedef {import('./models/model-file.js').ModelFacts} ModelFacts
 * @typedef {{ name: string, layers: string, loss: string, facts: ModelFacts }} OpenedModel
 *
 * @typedef {object} RunStatus where a run stands
 * @property {'training'|'paused'|'done'} phase
 * @property {number} step completed steps
 * @property {number} epoch completed epochs
 * @property {number} epochs
 * @property {number} stepInEpoch
 * @property {number} stepsPerEpoch
 * @property {number} stepFraction share of the unfinished step that is done
 * @property {number} examples images consumed since the run began
 * @property {number} imagesPerSecond over the last seconds of training proper
 * @property {number} elapsedSeconds of training, without pauses
 * @property {number|null} remainingSeconds
 * @property {number} learningRate
 * @property {string} gradient
 * @property {boolean} stoppedEarly because the validation set had gone too long without a new best
 * @property {number} bestEpoch by validation accuracy, 0 = none yet
 * @property {number} bestLoss on the validation set
 * @property {number} bestAccuracy
 * @property {boolean} usesBest whether the weights in use are those of `bestEpoch`
 * @property {number|null} trainLoss mean over the epoch so far
 * @property {number|null} trainAccuracy
 * @property {number|null} validationLoss as last measured
 * @property {number|null} validationAccuracy
 * @property {number|null} testLoss as last measured
 * @property {number|null} testAccuracy
 *
 * @typedef {{ epoch: number, loss: number, accuracy: number }} EpochResult
 * @typedef {{ step: number, epoch: number|null, loss: number, accuracy: number }} MeasuredResult `epoch` where it was measured at the end of one
 *
 * @typedef {object} Progress what has happened since the last report
 * @property {RunStatus} status
 * @property {number} firstStep updates made before the first of `losses` was measured
 * @property {Float32Array} losses one a step: of its mini-batch, before the update
 * @property {Float32Array} accuracies
 * @property {EpochResult[]} epochs
 * @property {MeasuredResult[]} validations
 * @property {MeasuredResult[]} tests
 *
 * @typedef {{ event: 'progress', progress: Progress }
 *   | { event: 'snapshot', snapshot: Snapshot }
 *   | { event: 'loading', loading: LoadingProgress }
 *   | { event: 'prediction', prediction: Prediction }
 *   | { event: 'diverged', message: string }
 *   | { event: 'crash', message: string }} WorkerEvent
 *
 * @typedef {import('gradlab-core').MainModule} Core
 * @typedef {ReturnType<Core['weightsOfUnits']> & Asked} UnitWeights
 * @typedef {ReturnType<Core['networkHealth']> & { updates: ReturnType<import('gradlab-core').TrainingRun['takeUpdates']> } & Asked} HealthReport
 * @typedef {ReturnType<Core['saliency']> & { kind: Prediction['kind'] } & Asked} SaliencyReport
 * @typedef {ReturnType<Core['flipDecision']> & { kind: Prediction['kind'] } & Asked} FlipReport
 * @typedef {{ step: number|null, milliseconds: number }} Asked the step at which the network in training was looked at, null for one that does not train, and how long the worker was kept from training
 *
 * @typedef {import('./run/training-engine.js').TrainingEngine} TrainingEngine
 * @typedef {import('./data/data-service.js').DataService} DataService
 * @typedef {import('./services/gradient-service.js').GradientService} GradientService
 * @typedef {import('./models/model-service.js').ModelService} ModelService
 * @typedef {import('./services/lesson-service.js').LessonService} LessonService
 * @typedef {import('./storage/result-store.js').ResultStore} ResultStore
 * @typedef {import('./storage/run-store.js').RunStore} RunStore
 * @typedef {{ core: string, mirrors: string[], threads: number }} Surroundings the folders of the core and of MNIST, and the threads asked for, 0 = automatic
 * @typedef {{ variant: string, threads: number, trouble: string }} Backend the build of the core in use; `trouble`: why it has fewer threads than it should, '' when it has not
 * @typedef {{ open(surroundings: Surroundings): Promise<Backend>, ping(): void } & Pick<TrainingEngine,
 *   'describe'|'survey'|'scheduleCurve'|'start'|'pause'|'resume'|'step'|'reset'|'setLearningRate'|'setGradient'|'setEpochs'|'setPatience'|
 *   'restoreBest'|'restore'|'draw'|
 *   'clearDrawing'|'setReportInterval'|'capture'> & Pick<DataService, 'load'|'cancelLoading'|'drop'|'sortFiles'|'setMine'|'images'|'labels'|'runData'|
 *   'previewAugmentation'|'countSplit'|'exportFiles'|'storedSets'|'keepUpload'|'keepMine'|'readMine'|'forget'|'keptNames'|'keepNames'>
 *   & Pick<ModelService, 'openModel'|'takePretrained'|'closeModel'|'saveModel'|'exportOnnx'> & Pick<GradientService, 'measureStepCost'|'gradientSubject'> & Pick<LessonService, 'networkInUse'> & Pick<RunStore, 'keepRun'|'keptRuns'|'readRun'|'forgetRun'>
 *   & Pick<ResultStore, 'keepResult'|'keptResults'|'forgetResults'>
 *   & Pick<import('./services/inspect-service.js').InspectService, 'answers'|'answeredImages'|'respond'|'respondToDrawing'|'layerParameters'>
 *   & Pick<import('./services/health-service.js').HealthService, 'networkLayers'|'unitWeights'|'health'|'saliency'|'flipDecision'>} TrainingCalls
 */

/** How often progress is told, in milliseconds: ten times a second moves smoothly, and leaves the processor to the training. */
export const reportEveryMs = 100;

/** The name of an error that says why the visitor's wish cannot be met; any other error is the worker's own fault. */
export const refusal = 'Refusal';

/**
 * @param {string} message
 * @param {string[]} [details]
 */
export function refuse(message, details = []) {
  return Object.assign(new Error(message), { name: refusal, details });
}

/** @param {unknown} error */
export function isRefusal(error) {
  return error instanceof Error && error.name === refusal;
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @param {RowProblem} problem */
export function describeProblem({ row, column, message }) {
  return column > 0 ? `Row ${row}, column ${column}: ${message}` : `Row ${row}: ${message}`;
}
