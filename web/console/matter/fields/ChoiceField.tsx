import { Cascader, Radio } from 'antd'
import type { FieldBody } from '../../../../server/contract/matter.ts'
import { Select } from '../../app/Select.tsx'
import { useWords } from '../../app/words.ts'
import { pathTo, type TreeNode, treeOf } from './tree.ts'

type Options = NonNullable<FieldBody['options']>
const FEW = 5

interface ChoiceProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
  readonly options: Options
  /** A level above the last may be chosen as well (filters). */
  readonly anyLevel?: boolean
  readonly placeholder?: string
  readonly label?: string
}

/** Few options lie open, many are searched in, and a tree opens level by level. */
export const ChoiceField = (props: ChoiceProps) => {
  const { t } = useWords()
  const { id, value, onChange, options } = props
  const placeholder = props.placeholder ?? t('form.choose')
  if (options.some(({ parent }) => parent !== null))
    return (
      <Cascader<TreeNode>
        id={id}
        value={value === undefined ? undefined : pathTo(options, value)}
        onChange={(path) => onChange?.(path?.at(-1) === undefined ? undefined : String(path.at(-1)))}
        options={treeOf(options)}
        changeOnSelect={props.anyLevel}
        showSearch={{ matchInputWidth: false }}
        displayRender={(labels) => labels.join(' / ')}
        placeholder={placeholder}
        aria-label={props.label}
        style={{ width: '100%' }}
      />
    )
  const plain = options.map(({ value: code, title }) => ({ value: code, label: title }))
  if (plain.length <= FEW && !props.anyLevel)
    return <Radio.Group value={value} onChange={({ target }) => onChange?.(target.value)} options={plain} />
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      options={plain}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={placeholder}
      aria-label={props.label}
    />
  )
}
