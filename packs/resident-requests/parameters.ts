import type { Limit } from '../../kernel/calendar/index.ts'
import type { ParameterSet } from '../../kernel/workflow/index.ts'

const hours = (amount: number): Limit => ({ unit: 'hours', amount })
const days = (amount: number): Limit => ({ unit: 'natural-days', amount })
const workingDays = (amount: number): Limit => ({ unit: 'working-days', amount })

/** Limits that no document below states: chosen here, kept short enough that the stated ones can be met; a county sets its own. */
const limits = {
  assess: hours(12),
  dispatch: hours(12),
  coordinate: workingDays(1),
  /** Each routing step of an emergency. */
  'urgent-step': { unit: 'hours', amount: 0.5 } as Limit,
  decide: workingDays(5),
  confirm: workingDays(1),
  review: workingDays(3),
  clarify: workingDays(3),
  return: workingDays(1),
  /** Helpers report to the lead. */
  help: workingDays(3),
  evaluate: days(7),
  // 信访工作条例 §22: 15 日内处理; §34: 60 日内办结.
  'clue-intake': days(15),
  clue: days(60),
} as const

/** What a 基本满意 counts beside a 满意. */
export const BASICALLY_SATISFIED = 0.9

/** Category prefixes and words; see categories.json for what the codes mean. */
const values = {
  weightResponse: 0.1,
  weightResolution: 0.5,
  weightSatisfaction: 0.4,
  basicallySatisfied: BASICALLY_SATISFIED,
  /** Fewer verdicts than this are shown with their interval but not ranked. */
  rankedFrom: 30,
  reopenMax: 1,
  redoMax: 1,
  householdsPerWorker: 10,
  householdsPerWorkerLow: 7,
  householdsPerWorkerHigh: 15,
  emergencyCategories: ['130809', '100603', '101206', '120101'],
  emergencyWords: [
    '着火',
    '起火',
    '失火',
    '燃气泄漏',
    '煤气泄漏',
    '漏电',
    '触电',
    '坍塌',
    '塌方',
    '决堤',
    '扬言',
    '轻生',
  ],
  utilityCategories: ['010208', '010213', '010215', '010216'],
  utilityWords: ['停水', '断水', '没有水', '停电', '断电', '停气', '暖气不热', '没有暖气', '停暖'],
  clueCategories: ['05'],
  clueWords: [
    '贪污',
    '受贿',
    '行贿',
    '索贿',
    '挪用公款',
    '以权谋私',
    '买官卖官',
    '截留补贴',
    '吃回扣',
    '侵占集体',
    '虚报冒领',
    '打击报复',
  ],
  /** What may be handed to a village: its own affairs, neighbours, land, village roads and cleaning. */
  villageCategories: ['0102', '0104', '0301', '0903', '1002', '1005', '1012', '1013', '1205', '130807', '131203'],
  /** What may be handed to a grid leader or worker: on the admitted list (packs/grid-admission). */
  gridCategories: ['010203', '010204', '010205', '010209', '010214', '0903', '1002', '131203'],
  /** What a town may not be given: permits, enforcement and professional duties of departments. */
  departmentCategories: ['0103', '0403', '1104', '1105', '1204', '1206', '1306', '1309', '1310', '1311'],
} as const

const chosen = '本系统默认值，文件未作规定，县里可改'
const bases = {
  assess: chosen,
  dispatch: chosen,
  coordinate: chosen,
  'urgent-step': chosen,
  decide: chosen,
  confirm: chosen,
  review: chosen,
  clarify: chosen,
  evaluate: chosen,
  redo: chosen,
  return: chosen,
  help: '北京市接诉即办工作条例 §14 第二款：在规定期限内报首接单位；天数为本系统默认值',
  rankedFrom: '样本不足30件时区间过宽，不排名（本系统默认值）',
  reopenMax: chosen,
  redoMax: '济南市12345市民服务热线条例 §27：不满意可退回再次办理；次数为本系统默认值',
  callBackShare: chosen,
  reopenWindow: chosen,
  supervision: '潍坊市12345政务服务便民热线条例 §26；级差为本系统默认值',
  'clue-intake': '信访工作条例 §22：15日内',
  clue: '信访工作条例 §34：60日内办结',
  householdsPerWorker: '莆田：每名网格员联系10户左右农户（000-PT-05）；上下限为本系统默认值',
  clueCategories: '信访工作条例 §22、§30',
  villageCategories: '北京市接诉即办工作条例 §17；具体类别由县里按村级职责清单设定',
  gridCategories: '000-PT-16；具体类别由县里按网格事项清单设定',
  departmentCategories: '潍坊市12345政务服务便民热线条例 §24',
  weightResponse: '北京某区接诉即办考评系统：响应0.1、解决0.5、满意0.4，基本满意按0.9计（各地不同，县里可改）',
} as const

const supervision: ParameterSet['supervision'] = [
  { after: hours(0), line: true, block: false },
  { after: workingDays(1), line: false, block: true, desks: [{ role: 'county-supervisor', at: 3 }] },
  { after: workingDays(5), line: false, block: true, desks: [{ role: 'county-leader', at: 3 }] },
]

type Stated = Pick<ParameterSet, 'key' | 'from' | 'until' | 'basis' | 'extension'> & {
  readonly limits: Readonly<
    Record<'emergency' | 'utilities' | 'enquiry' | 'general' | 'complaint' | 'complex' | 'redo', Limit>
  > &
    Readonly<Record<string, Limit>>
  readonly returns?: number
  readonly callBackShare?: number
  readonly values?: ParameterSet['values']
  readonly bases?: ParameterSet['bases']
}

const define = (stated: Stated): ParameterSet => ({
  process: 'resident-requests',
  title: `requests.parameters.${stated.key}`,
  reopenWindow: days(30),
  supervision,
  ...stated,
  returns: stated.returns ?? 1,
  callBackShare: stated.callBackShare ?? 0.1,
  limits: { ...limits, ...stated.limits },
  values: { ...values, ...stated.values },
  bases: { ...bases, ...stated.bases },
})

/**
 * Dated, only added: a changed rule gets a new set, and matters keep the set of the day on which they began.
 * Sources of the figures: domain facts §2; each exception in `bases`.
 */
export const parameters: readonly ParameterSet[] = [
  define({
    key: 'beijing-2021',
    from: '2021-09-24',
    basis: '北京市接诉即办工作条例（2021-09-24）；DB11/T 接诉即办系列标准（2021—2022，征求意见稿）',
    limits: {
      emergency: hours(2),
      utilities: hours(24),
      enquiry: days(7),
      general: days(7),
      complaint: days(7),
      complex: days(15),
      redo: days(7),
    },
    extension: days(15),
    callBackShare: 1,
    bases: {
      callBackShare: '北京市接诉即办工作条例 §23：期满回访',
      extension: '§15（二）允许依法延长；天数为本系统默认值',
    },
  }),
  define({
    key: 'guangdong-2022',
    from: '2022-06-27',
    basis: '广东省12345政务服务便民热线管理办法（2022-06-27）',
    limits: {
      emergency: hours(2),
      utilities: hours(24),
      enquiry: workingDays(2),
      general: workingDays(10),
      complaint: workingDays(15),
      complex: workingDays(15),
      redo: workingDays(5),
    },
    extension: workingDays(10),
    bases: { emergency: chosen, utilities: chosen, complex: chosen, extension: chosen },
  }),
  define({
    key: 'shandong-weifang-2021',
    from: '2021-12-15',
    basis: '潍坊市12345政务服务便民热线条例（2021-12-06，2021-12-15起施行）§20',
    limits: {
      emergency: hours(2),
      utilities: hours(24),
      enquiry: workingDays(5),
      general: workingDays(5),
      complaint: workingDays(5),
      complex: workingDays(5),
      redo: workingDays(5),
      return: workingDays(2),
    },
    extension: workingDays(10),
    bases: {
      emergency: chosen,
      utilities: chosen,
      return: '山东办理规范：错派件2个工作日内退回',
      extension: '山东办理规范：延期不超过10个工作日',
    },
  }),
  define({
    key: 'jinan-2018',
    from: '2018-09-01',
    basis: '济南市12345市民服务热线条例（2018-07-27，2018-09-01起施行）§24',
    limits: {
      emergency: workingDays(1),
      utilities: workingDays(1),
      enquiry: workingDays(5),
      general: workingDays(5),
      complaint: workingDays(5),
      complex: workingDays(5),
      redo: workingDays(5),
    },
    extension: workingDays(10),
    callBackShare: 1,
    bases: {
      emergency: chosen,
      utilities: chosen,
      extension: '§24（二）（三）要求告知办理进度和时限；天数为本系统默认值',
      callBackShare: '济南 §27：逐一审核并回访',
    },
  }),
  define({
    key: 'yunyan-2010',
    from: '2010-01-01',
    basis: '云雁县（虚构）居民诉求办理办法',
    limits: {
      emergency: hours(2),
      utilities: hours(24),
      enquiry: workingDays(2),
      general: workingDays(10),
      complaint: workingDays(10),
      complex: workingDays(15),
      redo: workingDays(5),
    },
    extension: workingDays(10),
  }),
]
