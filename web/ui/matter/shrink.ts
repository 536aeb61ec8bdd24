/** Longest side of a photo that is sent, in pixels; smaller files go as they are. */
const SIDE = 1600
const SMALL = 400 * 1024
const QUALITY = 0.82

/** A photo small enough for a village's net; as it came where the browser can't read it. The server checks and makes anew what comes. */
export const shrink = async (file: File): Promise<File> => {
  if (file.size <= SMALL) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
    const canvas = Object.assign(document.createElement('canvas'), {
      width: Math.round(picture.width * scale),
      height: Math.round(picture.height * scale),
    })
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return small && small.size < file.size ? new File([small], 'photo.jpg', { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
