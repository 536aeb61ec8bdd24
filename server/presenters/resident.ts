import type { Resident } from '../../store/identity/residents.ts'
import type { ResidentBody } from '../contract/resident.ts'
import type { Program } from '../program.ts'
import { maskPhone } from './mask.ts'

/** To the resident himself. The phone stays masked even so: screens are seen by others. */
export const presentResident = (program: Pick<Program, 'crypto'>, resident: Resident): ResidentBody => ({
  id: resident.id,
  phone: maskPhone(program.crypto.decrypt('phone', resident.phoneCipher)),
  name: resident.nameCipher ? program.crypto.decrypt('name', resident.nameCipher) : null,
})
