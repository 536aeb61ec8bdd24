import { Select as AntSelect, type SelectProps } from 'antd'
import { type ReactNode, useLayoutEffect, useRef } from 'react'

/** What the field is called: by its own label, or the one that stands beside it. */
const nameOf = (field: Element | null): string => {
  const told = field?.getAttribute('aria-label')
  if (told) return told
  const by = field?.getAttribute('aria-labelledby')?.split(' ') ?? []
  const labels = [...by.map((id) => document.getElementById(id)), ...((field as HTMLInputElement | null)?.labels ?? [])]
  const text = labels.map((label) => label?.textContent?.trim() ?? '').join(' ')
  return text || (field?.closest('.ant-select')?.querySelector('[class*=placeholder]')?.textContent ?? '')
}

/** The opened list is called as its field is, and can be reached by keys where it scrolls: antd leaves it without either. */
const Named = ({ children }: { children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const list = box.current?.querySelector('[role=listbox]')
    const name = list && nameOf(document.getElementById(list.id.replace(/_list$/, '')))
    if (name) list.setAttribute('aria-label', name)
    box.current?.querySelector('.ant-select-dropdown-list-holder')?.setAttribute('tabindex', '0')
  })
  return <div ref={box}>{children}</div>
}

type Option = NonNullable<SelectProps['options']>[number]

/** antd's select whose opened list has a name. Every select of the console is this one. */
export const Select = <Value, O extends Option = Option>({ popupRender, ...props }: SelectProps<Value, O>) => (
  <AntSelect<Value, O> {...props} popupRender={(list) => <Named>{popupRender ? popupRender(list) : list}</Named>} />
)
